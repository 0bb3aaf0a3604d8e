/** Style sheets are gathered by the builder into gallery.css; importing one has no value. */
declare module '*.css';
