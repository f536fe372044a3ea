using MiniProgramConsole.Web.Hosting.Settings;

namespace MiniProgramConsole.Web.Hosting.Mail;

internal sealed record MailConcurrency(int Places)
{
    private const int Default = 4;
    private const int Max = 50;

    public static MailConcurrency Read(IConfiguration configuration) => new(configuration.ReadNumber("Mail:Concurrency", Default, Max));
}
