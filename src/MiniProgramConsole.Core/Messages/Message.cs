using System.Globalization;
using System.Resources;

namespace MiniProgramConsole.Core.Messages;

/// <summary>A text in <c>Messages.resx</c>. An argument may itself be a message.</summary>
public sealed record Message(string Key, params object[] Arguments)
{
    private static readonly ResourceManager Texts = new("MiniProgramConsole.Core.Messages.Messages", typeof(Message).Assembly);

    public override string ToString() => In(CultureInfo.CurrentUICulture);

    public string In(CultureInfo language)
    {
        var text = Texts.GetString(Key, language)
            ?? throw new MissingManifestResourceException($"There is no text '{Key}' in Messages.resx.");
        return Arguments.Length == 0
            ? text
            : string.Format(
                language, text, [.. Arguments.Select(argument => argument is Message message ? message.In(language) : argument)]);
    }
}
