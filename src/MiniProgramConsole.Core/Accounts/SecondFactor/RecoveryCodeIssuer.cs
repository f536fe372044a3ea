using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using OtpNet;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>Makes and replaces the recovery codes of an account, in the transaction of the caller.</summary>
internal static class RecoveryCodeIssuer
{
    // 128 bits, 26 characters in Base32: too many to be found from a hash. Those made before have 80, and count until they are used or replaced.
    private const int Bytes = 16;
    private const int GroupLength = 4;

    /// <summary>
    /// The codes that belong to a form. They are computed from its token and the authenticator's secret, so that the same form sent
    /// again shows the same codes, though only their hashes are stored.
    /// </summary>
    public static IReadOnlyList<string> Of(byte[] secret, Guid formToken) =>
        [.. Enumerable.Range(1, RecoveryCode.Count).Select(number => CodeOf(secret, formToken, number))];

    /// <summary>The hash of a code, however it was typed.</summary>
    public static string HashOf(string code) => Hashing.Sha256(OneTimeCode.Normalize(code));

    /// <summary>Makes these the codes of an account; earlier ones die.</summary>
    public static async Task ReplaceAsync(
        ConsoleDbContext db, long userId, IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        await db.RecoveryCodes.Where(code => code.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { UserId = userId, CodeHash = HashOf(code) }));
    }

    private static string CodeOf(byte[] secret, Guid formToken, int number)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"recovery code|{formToken:N}|{number}");
        var code = Base32Encoding.ToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(said))[..Bytes]).TrimEnd('=').ToLowerInvariant();
        return string.Join('-', code.Chunk(GroupLength).Select(group => new string(group)));
    }
}
