using System.Globalization;

namespace MiniProgramConsole.Web.Hosting;

internal static class NumberSettings
{
    /// <summary>A whole number from 1 up to a greatest one.</summary>
    public static int ReadNumber(this IConfiguration configuration, string key, int standard, int max) => configuration[key] switch
    {
        null or "" => standard,
        var text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max
            ? number
            : throw new ConfigurationException(
                $"{key.Replace(":", "__", StringComparison.Ordinal)} is '{text}'. It is a whole number from 1 to {max}."),
    };
}
