using System.Globalization;

namespace MiniProgramConsole.Web.Features.Shared;

public static class Initials
{
    private const int MaxWords = 2;

    public static string Of(string name) => string.Concat(name
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Take(MaxWords)
        .Select(word => StringInfo.GetNextTextElement(word).ToUpperInvariant()));
}
