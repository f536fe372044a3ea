using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>Sorts mails by recipient, because mails to several people arrive in any order.</summary>
internal sealed class Mailboxes(SmtpServer smtp)
{
    private readonly List<ReceivedMail> unread = [];

    /// <summary>The oldest unread mail to a person; waits for one if there is none.</summary>
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
