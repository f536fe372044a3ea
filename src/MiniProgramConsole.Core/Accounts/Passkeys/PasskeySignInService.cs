using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Passkeys;

/// <summary>Signs in with a passkey, which stands for password and second factor. That it is genuine is Identity's to find out.</summary>
public sealed class PasskeySignInService(SignInCommand signIns)
{
    /// <summary>Signs in, and keeps what the use tells of the passkey, such as how often it was used, so that a copy is noticed.</summary>
    /// <param name="user">Whose it is.</param>
    /// <param name="passkey">The passkey as it was used.</param>
    /// <param name="answer">What tells the answer that was signed from others: it signs in once.</param>
    /// <param name="origin">The browser.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What came of it; not allowed where the passkey was removed, or the account's email is not confirmed. No session begins where the answer was used before.</returns>
    public Task<(Outcome Outcome, BegunSession? Session)> SignInAsync(
        ApplicationUser user, UserPasskeyInfo passkey, Guid answer, SignInOrigin origin, CancellationToken cancellationToken) => signIns.RunAsync(
        user,
        origin,
        new SignInProof
        {
            UseAsync = (context, now) => UseAsync(context, now, passkey),
            Key = IdempotencyKey.Of(user.Id, answer, nameof(PasskeySignInService)),
            PasskeyCode = PasskeyListItem.CodeOf(passkey.CredentialId),
        },
        cancellationToken);

    private static async Task<Outcome?> UseAsync(CommandContext context, ApplicationUser user, UserPasskeyInfo passkey)
    {
        var id = passkey.CredentialId;
        if (!await context.Database.UserPasskeys.AnyAsync(row => row.UserId == user.Id && row.CredentialId == id, context.Cancelled))
        {
            return Outcome.NotAllowed;
        }

        using var store = new UserOnlyStore<ApplicationUser, ConsoleDbContext, long>(context.Database);
        await store.AddOrUpdatePasskeyAsync(user, passkey, context.Cancelled);
        return null;
    }
}
