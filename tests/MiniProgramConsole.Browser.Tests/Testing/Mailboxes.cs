using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>What a mail server took, by receiver: mails of several people cross on their way.</summary>
internal sealed class Mailboxes(SmtpServer smtp)
{
    private readonly List<ReceivedMail> unread = [];

    /// <summary>The oldest mail for somebody that was not read yet, or the next that comes.</summary>
    public async Task<ReceivedMail> NextAsync(string to)
    {
        ReceivedMail? mail;
        while ((mail = unread.Find(one => one.To == to)) is null)
        {
            unread.Add(await smtp.ReceiveAsync());
        }

        unread.Remove(mail);
        return mail;
    }
}
