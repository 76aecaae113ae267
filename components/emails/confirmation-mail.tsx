import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Preview,
  Section,
  Text,
} from "@react-email/components";
import { formatMoney } from "@/lib/format/money";
import { formatSeats } from "@/lib/format/seats";
import { formatLongDate, formatTime } from "@/lib/format/time";
import type { BookingView } from "@/lib/queries/booking-page";
import { paths } from "@/lib/web/paths";

interface Props {
  readonly booking: BookingView;
  readonly siteUrl: string;
}

/** "Your tickets": what, when, where, which seats, what it cost, and the way to the tickets. */
export function ConfirmationMail({ booking, siteUrl }: Props) {
  const when = `${formatLongDate(booking.zone, booking.startsAt)}, ${formatTime(booking.zone, booking.startsAt)}`;
  return (
    <Html lang={booking.buyerLanguage}>
      <Head />
      <Preview>{`${when}, ${booking.theaterName}, seats ${formatSeats(booking.seats)}`}</Preview>
      <Body style={styles.page}>
        <Container style={styles.card}>
          <Text style={styles.brand}>MATINEE</Text>
          <Heading style={styles.title}>{booking.movieTitle}</Heading>
          <Text style={styles.lead}>
            You are in, {booking.buyerName}. Your tickets are attached, and on the page below: no
            mail is needed to get in.
          </Text>
          <Fact name="When" value={when} />
          <Fact name="Where" value={`${booking.theaterName}, ${booking.screenName}`} />
          <Fact name="Address" value={booking.theaterAddress} />
          <Fact name="Seats" value={formatSeats(booking.seats)} />
          <Fact name="Booking" value={booking.reference} />
          <Section style={styles.action}>
            <Button style={styles.button} href={`${siteUrl}${paths.booking(booking.id)}`}>
              Show my tickets
            </Button>
          </Section>
          <Hr style={styles.rule} />
          <Receipt booking={booking} />
          <Text style={styles.small}>
            Times are those of {booking.theaterName}. You can cancel on the page above; it shows the
            exact amount you get back before you agree.
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

function Receipt({ booking: { quote } }: { readonly booking: BookingView }) {
  const money = (minor: number) => formatMoney({ minor, currency: quote.currency });
  return (
    <Section>
      <Fact name="Seats" value={money(quote.seatsMinor)} />
      {quote.discountMinor > 0 ? (
        <Fact name="Discount" value={`−${money(quote.discountMinor)}`} />
      ) : null}
      <Fact name="Convenience fee" value={money(quote.feeMinor)} />
      <Fact name="Tax" value={money(quote.taxMinor)} />
      <Fact name="Paid" value={money(quote.totalMinor)} />
    </Section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <Text style={styles.fact}>
      <span style={styles.name}>{name}: </span>
      {value}
    </Text>
  );
}

const styles = {
  page: {
    backgroundColor: "#141414",
    margin: 0,
    padding: "24px 0",
    fontFamily: "Helvetica, Arial, sans-serif",
  },
  card: { backgroundColor: "#ffffff", borderRadius: 12, padding: "28px 24px", maxWidth: 520 },
  brand: { fontSize: 12, fontWeight: 700, letterSpacing: 4, color: "#141414", margin: 0 },
  title: { fontSize: 28, lineHeight: "32px", color: "#141414", margin: "16px 0 8px" },
  lead: { fontSize: 16, lineHeight: "24px", color: "#3d3a36", margin: "0 0 16px" },
  fact: { fontSize: 15, lineHeight: "22px", color: "#141414", margin: "0 0 6px" },
  name: { color: "#5f5b55" },
  action: { margin: "24px 0" },
  button: {
    backgroundColor: "#141414",
    color: "#ffffff",
    borderRadius: 999,
    padding: "14px 24px",
    fontSize: 16,
    fontWeight: 700,
  },
  rule: { borderColor: "#e3dfd9", margin: "16px 0" },
  small: { fontSize: 13, lineHeight: "19px", color: "#5f5b55", margin: "16px 0 0" },
} as const;
