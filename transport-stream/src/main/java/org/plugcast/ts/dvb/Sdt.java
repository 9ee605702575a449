package org.plugcast.ts.dvb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plugcast.ts.mpeg.Descriptor;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.Section;

/**
 * Service description section of the actual transport stream. ETSI EN 300 468 §5.2.3.
 *
 * <p>Services are written as running and not scrambled, without EIT.
 */
public record Sdt(
    int transportStreamId, int originalNetworkId, int version, List<Service> services) {
  public static final int PID = 0x11;
  public static final int TABLE_ID = 0x42;

  private static final String CLAUSE = "ETSI EN 300 468 §5.2.3";
  private static final int HEADER = 3;
  private static final int SERVICE_HEADER = 5;
  private static final int RUNNING = 4 << 5;

  /** One service with its service descriptor, whose texts are cut to fit. §6.2.33. */
  public record Service(int id, int type, String provider, String name) {
    /** service_type of digital television. Table 87. */
    public static final int TELEVISION = 0x01;

    /** service_type of digital radio. Table 87. */
    public static final int RADIO = 0x02;

    /** service_type of H.264 HD television. Table 87. */
    public static final int HD_TELEVISION = 0x19;

    private static final int DESCRIPTOR = 0x48;
    private static final int MAX_PROVIDER = 60;

    public Service {
      if (id < 0 || id > 0xffff || type < 0 || type > 0xff) {
        throw new IllegalArgumentException(
            "service " + id + " of type " + type + ": expected 16 and 8 bits");
      }
    }

    private Descriptor descriptor() {
      byte[] providerText = DvbText.encode(provider, MAX_PROVIDER);
      byte[] nameText = DvbText.encode(name, 0xff - 3 - providerText.length);
      byte[] data = new byte[3 + providerText.length + nameText.length];
      data[0] = (byte) type;
      data[1] = (byte) providerText.length;
      System.arraycopy(providerText, 0, data, 2, providerText.length);
      int at = 2 + providerText.length;
      data[at] = (byte) nameText.length;
      System.arraycopy(nameText, 0, data, at + 1, nameText.length);
      return new Descriptor(DESCRIPTOR, data);
    }

    /** Reads the service descriptor; without one the service has type 0 and no names. */
    private static Service of(int id, List<Descriptor> loop) throws MalformedStreamException {
      for (Descriptor descriptor : loop) {
        if (descriptor.tag() == DESCRIPTOR) {
          return of(id, descriptor.data());
        }
      }
      return new Service(id, 0, "", "");
    }

    private static Service of(int id, byte[] data) throws MalformedStreamException {
      int nameAt = data.length < 2 ? data.length : 2 + (data[1] & 0xff);
      int end = nameAt >= data.length ? nameAt : nameAt + 1 + (data[nameAt] & 0xff);
      if (nameAt >= data.length || end > data.length) {
        throw new MalformedStreamException(
            "service descriptor of " + data.length + " bytes cut, expected " + (end + 1),
            data.length,
            "ETSI EN 300 468 §6.2.33");
      }
      return new Service(
          id,
          data[0] & 0xff,
          DvbText.decode(data, 2, nameAt - 2),
          DvbText.decode(data, nameAt + 1, end - nameAt - 1));
    }
  }

  public Sdt {
    services = List.copyOf(services);
  }

  /** A table of one service. */
  public static Sdt of(int transportStreamId, int originalNetworkId, int version, Service service) {
    return new Sdt(transportStreamId, originalNetworkId, version, List.of(service));
  }

  /** The table in one section, of at most 1024 bytes. */
  public Section toSection() {
    byte[] payload = new byte[Section.MAX_PSI_LENGTH];
    payload[0] = (byte) (originalNetworkId >> 8);
    payload[1] = (byte) originalNetworkId;
    payload[2] = (byte) 0xff;
    int at = HEADER;
    for (Service service : services) {
      List<Descriptor> loop = List.of(service.descriptor());
      int length = Descriptor.length(loop);
      if (at + SERVICE_HEADER + length > payload.length - 12) {
        throw new IllegalArgumentException(
            services.size() + " services do not fit one SDT section of 1024 bytes");
      }
      payload[at] = (byte) (service.id() >> 8);
      payload[at + 1] = (byte) service.id();
      payload[at + 2] = (byte) 0xfc;
      payload[at + 3] = (byte) (RUNNING | length >> 8);
      payload[at + 4] = (byte) length;
      at = Descriptor.write(loop, payload, at + SERVICE_HEADER);
    }
    return Section.builder(TABLE_ID)
        .privateIndicator()
        .tableIdExtension(transportStreamId)
        .version(version)
        .payload(Arrays.copyOf(payload, at))
        .longForm();
  }

  /** Reads one section; of a table in several, that section's services. */
  public static Sdt parse(Section section) throws MalformedStreamException {
    if (section.tableId() != TABLE_ID || !section.longForm()) {
      throw malformed("table_id " + section.tableId() + ", expected an SDT in the long form", 0);
    }
    byte[] bytes = section.bytes();
    int end = bytes.length - 4;
    int at = section.payloadOffset();
    if (end - at < HEADER) {
      throw malformed("SDT of " + bytes.length + " bytes cut, expected its network id", end);
    }
    int networkId = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    return new Sdt(
        section.tableIdExtension(),
        networkId,
        section.version(),
        services(bytes, at + HEADER, end));
  }

  private static List<Service> services(byte[] bytes, int from, int end)
      throws MalformedStreamException {
    List<Service> services = new ArrayList<>();
    int at = from;
    while (at < end) {
      int loop = at + SERVICE_HEADER;
      int loopEnd = loop > end ? loop : loop + ((bytes[at + 3] & 0x0f) << 8 | bytes[at + 4] & 0xff);
      if (loopEnd > end) {
        throw malformed("service ends at byte " + loopEnd + " of " + end, at);
      }
      int id = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
      services.add(Service.of(id, Descriptor.parse(bytes, loop, loopEnd)));
      at = loopEnd;
    }
    return services;
  }

  private static MalformedStreamException malformed(String message, long byteOffset) {
    return new MalformedStreamException(message, byteOffset, CLAUSE);
  }
}
