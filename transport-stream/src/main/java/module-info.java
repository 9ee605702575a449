/** ISO/IEC 13818-1 transport streams: bytes, tables, elementary streams, clips and timelines. */
module org.plugcast.ts {
  requires static org.jspecify;

  exports org.plugcast.ts.assemble;
  exports org.plugcast.ts.captions;
  exports org.plugcast.ts.dvb;
  exports org.plugcast.ts.elementary;
  exports org.plugcast.ts.foreign;
  exports org.plugcast.ts.inspect;
  exports org.plugcast.ts.metadata;
  exports org.plugcast.ts.mpeg;
  exports org.plugcast.ts.multiplex;
  exports org.plugcast.ts.replay;
  exports org.plugcast.ts.rtp;
  exports org.plugcast.ts.store;
}
