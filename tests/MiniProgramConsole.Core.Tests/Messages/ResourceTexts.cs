using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Tests.Testing;

namespace MiniProgramConsole.Core.Tests.Messages;

/// <summary>Reads the texts of one language by key.</summary>
internal static partial class ResourceTexts
{
    /// <summary>Read from the built assemblies. The invariant culture has the English texts.</summary>
    public static SortedDictionary<string, string> OfMessages(CultureInfo language)
    {
        var resources = new ResourceManager(typeof(Message).Namespace + ".Messages", typeof(Message).Assembly);
        var set = resources.GetResourceSet(language, createIfNotExists: true, tryParents: false);
        return new(set!.Cast<DictionaryEntry>().ToDictionary(
            entry => (string)entry.Key, entry => (string)entry.Value!), StringComparer.Ordinal);
    }

    /// <summary>Read from the .resx file.</summary>
    public static SortedDictionary<string, string> OfPages(string file)
    {
        var path = Path.Combine(SourceTree.Root, "src", "MiniProgramConsole.Web", "Resources", file);
        return new(XDocument.Load(path).Root!.Elements("data").ToDictionary(
            data => data.Attribute("name")!.Value, data => data.Element("value")!.Value), StringComparer.Ordinal);
    }

    /// <summary>Fails unless both languages have the same keys and placeholders.</summary>
    public static void AssertParallel(SortedDictionary<string, string> english, SortedDictionary<string, string> chinese)
    {
        Assert.NotEmpty(english);
        Assert.Equal(english.Keys, chinese.Keys);
        Assert.All(english, text => Assert.Equal((text.Key, Places(text.Value)), (text.Key, Places(chinese[text.Key]))));
        Assert.All(english.Concat(chinese), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
    }

    private static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(place => place.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Place();
}
