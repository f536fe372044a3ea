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

/// <summary>A passkey counts as password and second factor. Identity has already verified it.</summary>
public sealed class PasskeySignInService(SignInCommand signIns)
{
    /// <summary>Stores the passkey's use counter, so that a copy is noticed. <paramref name="answer"/> signs in only once.</summary>
    public Task<(Outcome Outcome, BegunSession? Session)> SignInAsync(
        ApplicationUser user, UserPasskeyInfo passkey, Guid answer, SignInOrigin origin,
        CancellationToken cancellationToken) => signIns.RunAsync(
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
