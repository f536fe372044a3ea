using MiniProgramConsole.Core.Accounts.Sessions;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal static class EndSessionsCommand
{
    public const string Name = "end-sessions";

    public static Task<string?> RunAsync(WebApplication app, string[] args) => AccountCommand.RunAsync<SessionEndingService>(
        app,
        args,
        (service, email, cancelled) => service.EndAsync(email, cancelled),
        email =>
        [
            $"Every session of {email} has ended, and every sign-in that waits for its second step. A running console mails the person.",
            "Password, second factor and passkeys are as they were: whoever has them can sign in again.",
        ]);
}
