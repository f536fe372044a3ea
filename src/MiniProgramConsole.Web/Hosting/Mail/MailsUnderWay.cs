using MiniProgramConsole.Core.Mail;

namespace MiniProgramConsole.Web.Hosting.Mail;

/// <summary>One place stays free for codes, because someone is waiting for them.</summary>
internal sealed class MailsUnderWay(int places)
{
    private readonly Dictionary<Task<bool>, MailUrgency> sending = [];

    public int Sent { get; private set; }

    public MailUrgency? Room => sending.Count >= places ? null
        : places > 1 && sending.Values.Count(urgency => urgency != MailUrgency.Code) >= places - 1 ? MailUrgency.Code
        : MailUrgency.Other;

    public void Add(MailUrgency urgency, Task<bool> mail) => sending.Add(mail, urgency);

    public async Task<bool> WaitAsync()
    {
        if (sending.Count == 0)
        {
            return false;
        }

        await Task.WhenAny(sending.Keys);
        TakeOut();
        return true;
    }

    public async Task WaitAsync(Task something)
    {
        await Task.WhenAny([.. sending.Keys, something]);
        TakeOut();
    }

    private void TakeOut()
    {
        foreach (var done in sending.Keys.Where(mail => mail.IsCompleted).ToList())
        {
            sending.Remove(done);
            Sent += done.IsCompletedSuccessfully && done.Result ? 1 : 0;
        }
    }
}
