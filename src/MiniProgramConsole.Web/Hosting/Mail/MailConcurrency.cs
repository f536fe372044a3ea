using MiniProgramConsole.Web.Hosting.Settings;

namespace MiniProgramConsole.Web.Hosting.Mail;

/// <summary>How many mails a node sends at once.</summary>
internal sealed record MailConcurrency(int Places)
{
    private const int Default = 4;
    private const int Max = 50;

    /// <summary>Reads <c>Mail:Concurrency</c>.</summary>
    public static MailConcurrency Read(IConfiguration configuration) => new(configuration.ReadNumber("Mail:Concurrency", Default, Max));
}
