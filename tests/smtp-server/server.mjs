// A mail server for the tests. It prints the port that it listens on, then each mail that it took as one line of JSON.
// Who writes to refused@… hears 550, to later@… 451; whoever signs in has to be console with the password "secret".
import { SMTPServer } from "smtp-server";

const answers = { refused: [550, "No such mailbox"], later: [451, "Try again later"] };

const server = new SMTPServer({
  authOptional: true,
  allowInsecureAuth: true,
  disableReverseLookup: true,
  onAuth({ username, password }, session, done) {
    done(username === "console" && password === "secret" ? null : new Error("Wrong"), { user: username });
  },
  onRcptTo({ address }, session, done) {
    const [code, words] = answers[address.split("@")[0]] ?? [];
    done(code ? Object.assign(new Error(words), { responseCode: code }) : null);
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const { mailFrom, rcptTo } = session.envelope;
      const mail = { from: mailFrom.address, to: rcptTo.map(({ address }) => address), user: session.user ?? null };
      console.log(JSON.stringify({ ...mail, data: Buffer.concat(parts).toString("base64") }));
      done();
    });
  },
});

server.on("error", (error) => console.error(error.message));
const listener = server.listen(0, "127.0.0.1", () => console.log(listener.address().port));
// The test that started it ends it by closing its input.
process.stdin.resume().on("end", () => process.exit());
