using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Mail;

public sealed class MailWriter(ConsoleLinks links)
{
    // Keeps Chinese readable in the source of a mail.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public OutboxMail Write(MailReceiver to, MailLetter letter, DateTime now) => new()
    {
        Recipient = to.Address,
        Name = to.Name ?? "",
        Language = to.Language.Name,
        Urgency = letter.Urgency,
        Subject = letter.Subject.In(to.Language),
        Text = TextOf(to, letter),
        Html = HtmlOf(to, letter),
        CreatedAt = now,
        NextTryAt = now,
    };

    private string TextOf(MailReceiver to, MailLetter letter) => string.Join("\n\n",
    [
        Greeting(to),
        .. letter.Before.Select(paragraph => paragraph.In(to.Language)),
        $"{letter.LinkText.In(to.Language)}\n{letter.Link.AbsoluteUri}",
        .. letter.After.Select(paragraph => paragraph.In(to.Language)),
        $"-- \n{Signature(to)}\n",
    ]);

    // Mail programs support few styles, and block scripts and remote images, so the page stays plain.
    private string HtmlOf(MailReceiver to, MailLetter letter)
    {
        var (before, after) = (Paragraphs(letter.Before.Select(Say)), Paragraphs(letter.After.Select(Say)));
        var link = Encoder.Encode(letter.Link.AbsoluteUri);
        return $"""
            <!DOCTYPE html>
            <html lang="{to.Language.Name}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>{Encoder.Encode(Say(letter.Subject))}</title></head>
            <body style="margin:0;padding:24px 16px;font:16px/1.6 system-ui,'PingFang SC','Noto Sans SC','Microsoft YaHei',sans-serif">
            <div style="max-width:560px;margin:0 auto">
            {Paragraphs([Greeting(to)])}{before}<p style="margin:24px 0"><a href="{link}" style="display:inline-block;padding:10px 20px;border-radius:6px;background:#1d4ed8;color:#fff;font-weight:600;text-decoration:none">{Encoder.Encode(Say(letter.LinkText))}</a></p>
            <p style="margin:0 0 16px;font-size:13px;word-break:break-all"><a href="{link}">{link}</a></p>
            {after}<hr style="margin:24px 0 16px;border:0;border-top:1px solid #d0d7de">
            <p style="margin:0;font-size:13px">{Encoder.Encode(Signature(to))}</p>
            </div>
            </body>
            </html>

            """;

        string Say(Message message) => message.In(to.Language);
    }

    private static string Greeting(MailReceiver to) =>
        (to.Name is { } name ? new Message("Mail.Greeting", name) : new Message("Mail.GreetingNobody")).In(to.Language);

    private string Signature(MailReceiver to) => new Message("Mail.Signature", links.Root.AbsoluteUri).In(to.Language);

    private static string Paragraphs(IEnumerable<string> paragraphs) =>
        string.Concat(paragraphs
            .Select(text => string.Create(CultureInfo.InvariantCulture, $"<p style=\"margin:0 0 16px\">{Encoder.Encode(text)}</p>\n")));
}
