using System.Globalization;
using MimeKit;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Web.Hosting.Mail;

internal static class MimeMessages
{
    /// <summary>The message ID is the same at each try, so that receivers recognise a duplicate.</summary>
    public static MimeMessage Of(OutboxMail mail, MailboxAddress from)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = new DateTimeOffset(mail.CreatedAt),
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{mail.Id}.{mail.CreatedAt.Ticks}@{from.Domain}"),
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(mail.Name, Mailbox.Deliverable(mail.Recipient)));
        message.Body.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        // Keeps absence notes from answering (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
