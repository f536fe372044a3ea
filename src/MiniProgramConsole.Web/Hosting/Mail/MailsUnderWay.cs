using MiniProgramConsole.Core.Mail;

namespace MiniProgramConsole.Web.Hosting.Mail;

/// <summary>The mails that a node is sending at this moment. One place stays free for codes: somebody waits for them, whatever else is slow.</summary>
internal sealed class MailsUnderWay(int places)
{
    private readonly Dictionary<Task<bool>, MailUrgency> sending = [];

    /// <summary>How many went out.</summary>
    public int Sent { get; private set; }

    /// <summary>The least urgent mail that there is a place for; null where there is none for any.</summary>
    public MailUrgency? Room => sending.Count >= places ? null
        : places > 1 && sending.Values.Count(urgency => urgency != MailUrgency.Code) >= places - 1 ? MailUrgency.Code
        : MailUrgency.Other;

    public void Add(MailUrgency urgency, Task<bool> mail) => sending.Add(mail, urgency);

    /// <summary>Waits until one is done; gives false where none is under way.</summary>
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

    /// <summary>Waits until one is done, or until something else is.</summary>
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
