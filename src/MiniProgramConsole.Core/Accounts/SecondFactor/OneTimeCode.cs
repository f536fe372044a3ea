using System.Text;
using OtpNet;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>The codes of authenticator apps (RFC 6238: SHA-1, 30 seconds, six digits, what every app understands).</summary>
internal static class OneTimeCode
{
    /// <summary>How many bytes a secret has; RFC 4226 recommends 20.</summary>
    public const int SecretBytes = 20;

    private const int MaxTypedLength = 64;

    // A clock may be one step off, and a code may be typed at its end.
    private static readonly VerificationWindow Drift = new(previous: 1, future: 1);

    /// <summary>The number of the time step that a code belongs to; null where it is the code of no step near now.</summary>
    public static long? StepOf(byte[] secret, string code, DateTime now) =>
        new Totp(secret).VerifyTotp(now, code, out var step, Drift) ? step : null;

    /// <summary>A code as it is compared: letters and digits only, small, and half-width where an input method wrote wide ones.</summary>
    public static string Normalize(string? typed) => new string([.. (typed ?? "").Take(MaxTypedLength).Where(char.IsLetterOrDigit)])
        .Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>Whether a normalised code is one of an app, by its form.</summary>
    public static bool IsOfApp(string code) => code.Length == Authenticator.CodeDigits && code.All(char.IsAsciiDigit);
}
