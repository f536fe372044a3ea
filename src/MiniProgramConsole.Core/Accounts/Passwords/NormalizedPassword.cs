using System.Text;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>Passwords as they are judged and hashed: the same characters are one password, however a keyboard or a system writes them (NIST SP 800-63B).</summary>
public static class NormalizedPassword
{
    /// <summary>The most UTF-16 units of which a typed password can consist. Four for each character: some systems take letters and their marks apart.</summary>
    public const int MaxTypedLength = 4 * PasswordRule.Max;

    /// <summary>Whether a typed password is short enough to be worked on.</summary>
    /// <param name="typed">The password as typed.</param>
    public static bool IsBounded(string typed) => typed.Length <= MaxTypedLength;

    /// <summary>The password in the form NFKC.</summary>
    /// <param name="typed">The password as typed.</param>
    public static string Of(string typed) => string.Concat(typed.EnumerateRunes()).Normalize(NormalizationForm.FormKC);
}
