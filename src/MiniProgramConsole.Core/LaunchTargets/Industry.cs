using System.Globalization;

namespace MiniProgramConsole.Core.LaunchTargets;

/// <summary>A leaf of the industry list: what a mini program's industry can be.</summary>
/// <param name="Code">The stable code, at most <see cref="MaxCodeLength"/> characters of lower-case ASCII.</param>
/// <param name="En">The English name.</param>
/// <param name="Zh">The Simplified Chinese name.</param>
public sealed record Industry(string Code, string En, string Zh)
{
    /// <summary>The most characters that an industry's code may have.</summary>
    public const int MaxCodeLength = 32;

    /// <summary>The name in <see cref="CultureInfo.CurrentUICulture"/>.</summary>
    public string Name => InChinese ? Zh : En;

    /// <summary>The name in the other language, so that a search finds it by both.</summary>
    public string OtherName => InChinese ? En : Zh;

    internal static bool InChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
}
