using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal sealed class EndSessionsCommand() : AccountCommand("end-sessions", "End all sessions of an account.")
{
    protected override Task<Outcome> RunAsync(IServiceProvider services, string email, CancellationToken cancellationToken) =>
        services.GetRequiredService<SessionEndingService>().EndAsync(email, cancellationToken);

    protected override string[] Done(string email) =>
    [
        $"Every session of {email} has ended, and every sign-in that waits for its second step. A running console mails the person.",
        "Password, second factor and passkeys are as they were: whoever has them can sign in again.",
    ];
}
