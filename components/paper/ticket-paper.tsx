import { Document, Page, StyleSheet, Text, View, type DocumentProps } from "@react-pdf/renderer";
import type { ReactElement } from "react";
import { formatMoney } from "@/lib/format/money";
import { formatSeat, TIER_NAMES } from "@/lib/format/seats";
import { formatLongDate, formatTime } from "@/lib/format/time";
import type { BookingView, TicketView } from "@/lib/queries/booking-page";
import { PAPER_FONTS, registerPaperFonts } from "./fonts";
import { QrDrawing } from "./qr-drawing";

/** All tickets of a booking, one page each. Its dates are the booking's, so it renders alike. */
export function TicketPaper({
  booking,
}: {
  readonly booking: BookingView;
}): ReactElement<DocumentProps> {
  registerPaperFonts();
  const writtenAt = booking.confirmedAt ?? booking.startsAt;
  return (
    <Document
      title={`Tickets ${booking.reference}`}
      author="Matinee"
      language={booking.buyerLanguage}
      creationDate={writtenAt}
      modificationDate={writtenAt}
    >
      {booking.tickets.map((ticket) => (
        <TicketPage key={ticket.id} booking={booking} ticket={ticket} />
      ))}
    </Document>
  );
}

interface PageProps {
  readonly booking: BookingView;
  readonly ticket: TicketView;
}

function TicketPage({ booking, ticket }: PageProps) {
  return (
    <Page size="A5" style={styles.page}>
      <View style={styles.head}>
        <Text style={styles.brand}>MATINEE</Text>
        <Text style={styles.count}>
          Ticket {ticket.serial} of {booking.tickets.length}
        </Text>
      </View>
      <View style={styles.body}>
        <Text style={styles.title}>{booking.movieTitle}</Text>
        <Text style={styles.facts}>
          {[
            booking.certificate,
            booking.language,
            booking.subtitle && `${booking.subtitle} subtitles`,
            booking.format,
          ]
            .filter(Boolean)
            .join("  ·  ")}
        </Text>
        <WhenAndWhere booking={booking} ticket={ticket} />
        <Code booking={booking} ticket={ticket} />
      </View>
      <Text style={styles.foot}>
        Show this code at the door, on paper or on your phone. It admits one person once. Times are
        those of {booking.theaterName}.
      </Text>
    </Page>
  );
}

function Code({ booking, ticket }: PageProps) {
  return (
    <View style={styles.codeRow}>
      <QrDrawing text={ticket.code} size={168} />
      <View style={styles.side}>
        <Label name="Booking" value={booking.reference} />
        <Label name="Name" value={booking.buyerName} />
        <Label
          name="Paid for this booking"
          value={formatMoney({
            minor: booking.quote.totalMinor,
            currency: booking.quote.currency,
          })}
        />
        {ticket.state === "VALID" ? null : <Text style={styles.void}>Not valid for entry</Text>}
      </View>
    </View>
  );
}

function WhenAndWhere({ booking, ticket }: PageProps) {
  return (
    <View>
      <View style={styles.row}>
        <Label name="Date" value={formatLongDate(booking.zone, booking.startsAt)} />
        <Label name="Starts" value={formatTime(booking.zone, booking.startsAt)} />
      </View>
      <View style={styles.row}>
        <Label name={booking.theaterName} value={booking.theaterAddress} />
        <Label name="Screen" value={booking.screenName} />
      </View>
      <View style={styles.seatRow}>
        <View>
          <Text style={styles.label}>Seat</Text>
          <Text style={styles.seat}>{formatSeat(ticket)}</Text>
        </View>
        <Label name="Row" value={ticket.row} />
        <Label name="Number" value={String(ticket.number)} />
        <Label name="Kind" value={TIER_NAMES[ticket.tier]} />
      </View>
    </View>
  );
}

function Label({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <View style={styles.pair}>
      <Text style={styles.label}>{name}</Text>
      <Text style={styles.value}>{value}</Text>
    </View>
  );
}

const INK = "#141414";
const QUIET = "#5f5b55";

const styles = StyleSheet.create({
  page: { fontFamily: PAPER_FONTS, color: INK, backgroundColor: "#ffffff", fontSize: 10 },
  head: {
    flexDirection: "row",
    justifyContent: "space-between",
    alignItems: "center",
    backgroundColor: INK,
    color: "#ffffff",
    paddingVertical: 16,
    paddingHorizontal: 28,
  },
  brand: { fontSize: 13, fontWeight: 700, letterSpacing: 4 },
  count: { fontSize: 10 },
  body: { padding: 28, gap: 14 },
  title: { fontSize: 24, fontWeight: 700, lineHeight: 1.15 },
  facts: { color: QUIET },
  row: { flexDirection: "row", gap: 16, marginBottom: 12 },
  seatRow: {
    flexDirection: "row",
    gap: 20,
    alignItems: "flex-end",
    borderTopWidth: 1,
    borderTopColor: "#d9d5cf",
    paddingTop: 12,
  },
  pair: { flexGrow: 1, flexBasis: 0, gap: 2 },
  label: { fontSize: 8, color: QUIET },
  value: { fontSize: 11, fontWeight: 700 },
  seat: { fontSize: 34, fontWeight: 700, lineHeight: 1.1 },
  codeRow: { flexDirection: "row", gap: 20, alignItems: "center" },
  side: { flexGrow: 1, flexBasis: 0, gap: 12 },
  void: { color: "#b3261e", fontWeight: 700 },
  foot: { position: "absolute", bottom: 22, left: 28, right: 28, fontSize: 8, color: QUIET },
});
