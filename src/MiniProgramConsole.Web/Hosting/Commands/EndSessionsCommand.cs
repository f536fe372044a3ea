using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal sealed class EndSessionsCommand() : AccountCommand("end-sessions", "End all sessions of an account.")
{
    protected override Task<Outcome> RunAsync(IServiceProvider services, string email, CancellationToken cancellationToken) =>
        services.GetRequiredService<SessionEndingService>().EndAsync(email, cancellationToken);

    protected override string[] Done(string email) =>
    [
        $"Every session of {email} has ended, and so has every sign-in that waits for a second step. A running console sends the person an email.",
        "Password, second factor and passkeys are unchanged: anyone who has them can sign in again.",
    ];
}
