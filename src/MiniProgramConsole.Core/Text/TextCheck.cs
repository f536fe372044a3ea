namespace MiniProgramConsole.Core.Text;

/// <summary><c>Length</c> is 0 after a refused character. <c>Position</c> counts code points of the normalised text from 1.</summary>
public sealed record TextCheck(
    TextVerdict Verdict, string Text, int Length, int CodePoint = 0, int Position = 0, string? Suggestion = null, string Link = "")
{
    internal static TextCheck Refused(string text, int codePoint, int position) =>
        new(TextVerdict.RefusedCharacter, text, 0, codePoint, position);
}
