using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using OtpNet;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

internal static class RecoveryCodeIssuer
{
    // 128 bits, or 26 Base32 characters, can't be found from a hash. Older codes have 80 bits and work until used or replaced.
    private const int Bytes = 16;
    private const int GroupLength = 4;

    /// <summary>Derived from the form's token and the authenticator's secret: a form sent again shows the same codes, although only
    /// hashes are stored.</summary>
    public static IReadOnlyList<string> Of(byte[] secret, Guid formToken) =>
        [.. Enumerable.Range(1, RecoveryCode.Count).Select(number => CodeOf(secret, formToken, number))];

    public static string HashOf(string code) => Hashing.Sha256(OneTimeCode.Normalize(code));

    public static async Task ReplaceAsync(
        ConsoleDbContext db, long userId, IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        await db.RecoveryCodes.Where(code => code.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { UserId = userId, CodeHash = HashOf(code) }));
    }

    private static string CodeOf(byte[] secret, Guid formToken, int number)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"recovery code|{formToken:N}|{number}");
        var code = Base32Encoding.ToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(said))[..Bytes]).TrimEnd('=')
            .ToLowerInvariant();
        return string.Join('-', code.Chunk(GroupLength).Select(group => new string(group)));
    }
}
