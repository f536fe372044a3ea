using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal sealed class ResetSecondFactorCommand()
    : AccountCommand("reset-second-factor", "Remove the second factor from an account whose holder lost it, and end its sessions.")
{
    protected override Task<Outcome> RunAsync(IServiceProvider services, string email, CancellationToken cancellationToken) =>
        services.GetRequiredService<SecondFactorResetService>().ResetAsync(email, cancellationToken);

    protected override string[] Done(string email) =>
    [
        $"{email} now signs in with the password alone: the authenticator, recovery codes, passkeys and remembered browsers were removed.",
        "Every session of the account has ended. A running console sends the person an email.",
    ];
}
