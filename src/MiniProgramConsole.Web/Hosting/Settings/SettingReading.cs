using System.Globalization;

namespace MiniProgramConsole.Web.Hosting.Settings;

internal static class SettingReading
{
    public static int ReadNumber(this IConfiguration configuration, string key, int standard, int max, int min = 1) =>
        configuration[key] switch
        {
            null or "" => standard,
            var text =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
                ? number
                : throw new ConfigurationException($"{NameOf(key)} is '{text}'. It is a whole number from {min} to {max}."),
        };

    public static bool ReadSwitch(this IConfiguration configuration, string key, bool standard) => configuration[key] switch
    {
        null or "" => standard,
        var text => bool.TryParse(text, out var value)
            ? value
            : throw new ConfigurationException($"{NameOf(key)} is '{text}'. It can be true or false."),
    };

    private static string NameOf(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
