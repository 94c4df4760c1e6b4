/** The present, passed in so that every result can be made again. */
export type Clock = () => Date;
