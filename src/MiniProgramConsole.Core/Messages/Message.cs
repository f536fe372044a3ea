using System.Globalization;
using System.Resources;

namespace MiniProgramConsole.Core.Messages;

/// <summary>Something said to a person: the key of a text in <c>Messages.resx</c> and what goes into its places.</summary>
/// <param name="Key">The resource key, the same in every language.</param>
/// <param name="Arguments">Values for <c>{0}</c>, <c>{1}</c>…; an argument may itself be a <see cref="Message"/>.</param>
public sealed record Message(string Key, params object[] Arguments)
{
    private static readonly ResourceManager Texts = new("MiniProgramConsole.Core.Messages.Messages", typeof(Message).Assembly);

    /// <summary>The sentence in <see cref="CultureInfo.CurrentUICulture"/>.</summary>
    /// <exception cref="MissingManifestResourceException">The key is in no resource file.</exception>
    public override string ToString() => In(CultureInfo.CurrentUICulture);

    /// <summary>The sentence in a language, whoever's request it is that asks.</summary>
    /// <param name="language">The language.</param>
    /// <exception cref="MissingManifestResourceException">The key is in no resource file.</exception>
    public string In(CultureInfo language)
    {
        var text = Texts.GetString(Key, language)
            ?? throw new MissingManifestResourceException($"There is no text '{Key}' in Messages.resx.");
        return Arguments.Length == 0
            ? text
            : string.Format(language, text, [.. Arguments.Select(argument => argument is Message message ? message.In(language) : argument)]);
    }
}
