namespace MiniProgramConsole.Core.Text;

/// <summary>What a <see cref="TextRule"/> found.</summary>
/// <param name="Verdict">The judgement.</param>
/// <param name="Text">The normalised text, to be stored when the verdict is <see cref="TextVerdict.Ok"/>.</param>
/// <param name="Length">The counted length; 0 where counting stopped at a refused character.</param>
/// <param name="CodePoint">The code point that is not allowed, where one is named.</param>
/// <param name="Position">Where it stands in the normalised text, in code points from 1; 0 where none is named.</param>
/// <param name="Suggestion">What was certainly meant, where a text of another form leaves no doubt.</param>
/// <param name="Link">What would become a link, for <see cref="TextVerdict.Link"/>.</param>
public sealed record TextCheck(
    TextVerdict Verdict, string Text, int Length, int CodePoint = 0, int Position = 0, string? Suggestion = null, string Link = "")
{
    internal static TextCheck Refused(string text, int codePoint, int position) =>
        new(TextVerdict.RefusedCharacter, text, 0, codePoint, position);
}
