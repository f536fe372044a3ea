using System.Globalization;

namespace MiniProgramConsole.Web.Features.Shared;

public static class Initials
{
    private const int MaxWords = 2;

    /// <summary>The first letters of the first words of a name, for a small round picture.</summary>
    public static string Of(string name) => string.Concat(name
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Take(MaxWords)
        .Select(word => StringInfo.GetNextTextElement(word).ToUpperInvariant()));
}
