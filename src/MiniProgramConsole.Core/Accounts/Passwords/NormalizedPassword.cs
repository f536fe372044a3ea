using System.Text;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>The same characters are the same password, however a keyboard or system encodes them (NIST SP 800-63B).</summary>
public static class NormalizedPassword
{
    /// <summary>In UTF-16 units: four per character, because some systems separate letters from their marks.</summary>
    public const int MaxTypedLength = 4 * PasswordRule.Max;

    public static bool IsBounded(string typed) => typed.Length <= MaxTypedLength;

    public static string Of(string typed) => string.Concat(typed.EnumerateRunes()).Normalize(NormalizationForm.FormKC);
}
