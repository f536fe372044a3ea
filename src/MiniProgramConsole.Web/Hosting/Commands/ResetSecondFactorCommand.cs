using MiniProgramConsole.Core.Accounts.SecondFactor;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal static class ResetSecondFactorCommand
{
    public const string Name = "reset-second-factor";

    public static Task<string?> RunAsync(WebApplication app, string[] args) => AccountCommand.RunAsync<SecondFactorResetService>(
        app,
        args,
        (service, email, cancelled) => service.ResetAsync(email, cancelled),
        email =>
        [
            $"{email} signs in with the password alone now: authenticator, recovery codes, passkeys and remembered browsers are removed.",
            "Every session of the account has ended. A running console mails the person.",
        ]);
}
