using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

public sealed class SecondFactorCodes(AuthenticatorSeal seal)
{
    /// <summary>Null if the code is wrong or was used before, even by a simultaneous request.</summary>
    internal Task<SecondFactorCodeKind?> UseAsync(
        ConsoleDbContext db, long userId, string? typed, DateTime now, CancellationToken cancellationToken)
    {
        var code = OneTimeCode.Normalize(typed);
        return OneTimeCode.IsOfApp(code)
            ? UseStepAsync(db, userId, code, now, cancellationToken)
            : UseRecoveryAsync(db, userId, code, cancellationToken);
    }

    private async Task<SecondFactorCodeKind?> UseStepAsync(
        ConsoleDbContext db, long userId, string code, DateTime now, CancellationToken cancellationToken)
    {
        var confirmed = db.Authenticators.Where(row => row.UserId == userId && row.ConfirmedAt != null);
        var secret = await confirmed.Select(row => row.ProtectedSecret).FirstOrDefaultAsync(cancellationToken);
        if (secret is null || OneTimeCode.StepOf(seal.OpenBytes(secret), code, now) is not { } step)
        {
            return null;
        }

        var used = await confirmed.Where(row => row.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastStep, step), cancellationToken);
        return used == 1 ? SecondFactorCodeKind.App : null;
    }

    private static async Task<SecondFactorCodeKind?> UseRecoveryAsync(
        ConsoleDbContext db, long userId, string code, CancellationToken cancellationToken)
    {
        var hash = RecoveryCodeIssuer.HashOf(code);
        var used = await db.RecoveryCodes.Where(row => row.UserId == userId && row.CodeHash == hash).ExecuteDeleteAsync(cancellationToken);
        return used == 1 ? SecondFactorCodeKind.Recovery : null;
    }
}
