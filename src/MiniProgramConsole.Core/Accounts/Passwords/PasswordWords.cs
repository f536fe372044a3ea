namespace MiniProgramConsole.Core.Accounts.Passwords;

internal static class PasswordWords
{
    private const int MaxCount = 100;

    // Shorter parts occur in too many words. Chinese words are short.
    private const int MinLength = 3;
    private const int MinWideLength = 2;

    private static readonly char[] Separators = [' ', '.', '-', '_', '+', '@', '\'', '　', '·'];

    /// <summary>Includes the passphrase that every article about passphrases quotes.</summary>
    public static IReadOnlyList<string> OfProduct { get; } =
    [
        "miniprogramconsole", "mini program console", "mini program", "miniprogram", "mini", "program", "console", "alipay", "alipayplus",
        "merchant",
        "workspace", "tagline", "小程序", "控制台", "商户", "工作空间", "支付宝", "correct horse", "correcthorse", "battery", "batter",
    ];

    public static IReadOnlyList<string> Of(IEnumerable<string?> known) =>
    [
        .. known.OfType<string>().Select(text => NormalizedPassword.Of(text).ToLowerInvariant()).SelectMany(PartsOf)
            .Where(IsLongEnough).Distinct().Take(MaxCount),
    ];

    private static IEnumerable<string> PartsOf(string text)
    {
        var parts = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return [text, string.Concat(parts), .. text.Split('@'), .. parts];
    }

    private static bool IsLongEnough(string word) => word.Length >= (char.IsAscii(word.FirstOrDefault()) ? MinLength : MinWideLength);
}
