using System.Globalization;

namespace MiniProgramConsole.Web.Hosting;

/// <summary>How many mails a node sends at once.</summary>
internal sealed record MailConcurrency(int Places)
{
    private const int Default = 4;
    private const int Most = 50;

    /// <summary>Reads <c>Mail:Concurrency</c>.</summary>
    public static MailConcurrency Read(IConfiguration configuration) => new(configuration["Mail:Concurrency"] switch
    {
        null or "" => Default,
        var text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places is > 0 and <= Most
            ? places
            : throw new ConfigurationException($"Mail__Concurrency is '{text}'. It is a whole number from 1 to {Most}."),
    });
}
