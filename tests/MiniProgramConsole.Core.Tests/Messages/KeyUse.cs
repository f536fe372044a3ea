using System.Text.RegularExpressions;
using MiniProgramConsole.Core.Tests.Testing;

namespace MiniProgramConsole.Core.Tests.Messages;

/// <summary>A resource key as it appears in the source. An interpolated key such as <c>Role.{role}</c> stands for several.</summary>
internal sealed partial record KeyUse(string Written)
{
    private const string FirstArgument = """(?<key>(?:"[^"]*"|\([^()]*\)|[^(),"\]])*)""";

    /// <summary>Finds keys in <c>new Message(…)</c>, and in <c>new(…)</c> if an expression-bodied member of that type returns it.</summary>
    public static IReadOnlyList<KeyUse> OfMessages() => Find("src", NewMessage());

    /// <summary>Finds keys in <c>T[…]</c> and <c>texts[…]</c>, and those of the demo accounts.</summary>
    public static IReadOnlyList<KeyUse> OfTexts() => Find("src/MiniProgramConsole.Web", TextLookup());

    public bool Means(string key) => Regex.IsMatch(key, $@"\A{Hole().Replace(Regex.Escape(Written), ".+")}\z");

    private static KeyUse[] Find(string folder, Regex use) =>
        [.. from code in SourceTree.ReadCode(folder)
            from Match place in use.Matches(code)
            from Match literal in Literal().Matches(place.Groups["key"].Value)
            select new KeyUse(literal.Groups[1].Value)];

    [GeneratedRegex(@"(?:\bnew\s+Message|\bMessage\s+\w+(?:\([^)]*\))?\s*=>\s*(?://[^\n]*\s+)?new)\(" + FirstArgument)]
    private static partial Regex NewMessage();

    [GeneratedRegex(@"(?:\b(?:T|texts)\[" + FirstArgument + @")|(?<key>""DemoAccount\.\w+"")")]
    private static partial Regex TextLookup();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\\\{[^}]*\}")]
    private static partial Regex Hole();
}
