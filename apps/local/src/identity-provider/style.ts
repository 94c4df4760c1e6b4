/** The style of the demo provider's pages: plain, readable, contrast of at least 4.5 to 1. */
export const STYLE = `*{box-sizing:border-box}
body{margin:0;background:#f3f3f3;color:#1b1b1b;font:1.125rem/1.5 "Fira Sans",Calibri,Verdana,sans-serif}
.inner{max-width:44rem;margin:0 auto;padding:0 1.5rem}
.bar{background:#154273;color:#fff;padding:1rem 0;font-weight:600}
.tag{margin-left:.5rem;padding:.125rem .5rem;border-radius:.25rem;background:#ffb612;color:#1b1b1b;font-size:.875rem}
main.inner{margin-top:2rem;margin-bottom:3rem;padding-top:1.5rem;padding-bottom:2rem;background:#fff}
h1{margin:0 0 1rem;color:#154273;font-size:1.75rem;line-height:1.25}
.notice{margin:0 0 1.5rem;padding:.75rem 1rem;border-left:.375rem solid #ffb612;background:#fff4dc}
.error{margin:0 0 .5rem;padding:.5rem 1rem;border-left:.375rem solid #b00;color:#b00;font-weight:600}
fieldset{margin:0 0 1.5rem;padding:0;border:0}
legend{padding:0;margin-bottom:.5rem;font-size:1.25rem;font-weight:600}
.choice{display:grid;grid-template-columns:2.25rem 1fr;position:relative;padding:.75rem 1rem .75rem .5rem;border:1px solid #767676;border-bottom:0}
.choice:last-of-type{border-bottom:1px solid #767676}
.choice:has(:checked){background:#e5f0f9}
.choice:focus-within{outline:3px solid #154273;outline-offset:-3px}
.choice input{position:relative;z-index:1;grid-row:1/span 2;width:1.375rem;height:1.375rem;margin:.1875rem 0 0 .25rem;accent-color:#154273}
.choice label{font-weight:600;cursor:pointer}
.choice label::after{content:"";position:absolute;inset:0}
.choice p{margin:0;color:#454545;font-size:1rem}
button{padding:.75rem 1.5rem;border:0;border-radius:.25rem;background:#154273;color:#fff;font:inherit;font-weight:600;cursor:pointer}
button:hover{background:#0d2b4b}
button:focus-visible,a:focus-visible{outline:3px solid #1b1b1b;outline-offset:3px}
a{color:#01539e}
`;
