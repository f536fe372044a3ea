using System.Globalization;

namespace MiniProgramConsole.Core.LaunchTargets;

public sealed record Industry(string Code, string En, string Zh)
{
    public const int MaxCodeLength = 32;

    public string Name => InChinese ? Zh : En;

    public string OtherName => InChinese ? En : Zh;

    internal static bool InChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
}
