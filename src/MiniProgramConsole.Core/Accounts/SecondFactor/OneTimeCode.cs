using System.Text;
using OtpNet;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>RFC 6238 with SHA-1, 30 seconds and six digits, which every authenticator app supports.</summary>
internal static class OneTimeCode
{
    /// <summary>As RFC 4226 recommends.</summary>
    public const int SecretBytes = 20;

    private const int MaxTypedLength = 64;

    // The clock may be one step off, and a code may be typed just as it expires.
    private static readonly VerificationWindow Drift = new(previous: 1, future: 1);

    /// <summary>Null if the code doesn't belong to a time step near <paramref name="now"/>.</summary>
    public static long? StepOf(byte[] secret, string code, DateTime now) =>
        new Totp(secret).VerifyTotp(now, code, out var step, Drift) ? step : null;

    /// <summary>Ignores spaces and hyphens, and accepts upper case and the full-width characters of input methods.</summary>
    public static string Normalize(string? typed) => new string([.. (typed ?? "").Take(MaxTypedLength).Where(char.IsLetterOrDigit)])
        .Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    public static bool IsOfApp(string code) => code.Length == Authenticator.CodeDigits && code.All(char.IsAsciiDigit);
}
