using MiniProgramConsole.Core.Accounts.Sessions;

namespace MiniProgramConsole.Web.Hosting.Commands;

/// <summary>The command <c>end-sessions</c>.</summary>
internal static class EndSessionsCommand
{
    public const string Name = "end-sessions";

    /// <summary>Ends the sessions of an account; gives null, or in words for the operator why it does not.</summary>
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
