using System.Text;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>Reads an ID that was copied from an export, a mail or a chat.</summary>
internal static class MiniProgramId
{
    private const string Around = "'’‘\"“”`";

    /// <summary>Accepts digits of any script; ignores quotation marks, blanks and hyphens. Empty if the text isn't an ID.</summary>
    internal static string Read(string typed)
    {
        var digits = new StringBuilder();
        var counted = PlainCharacters.Of(typed).Where(character => character is not (' ' or '-') && !Around.Contains(character));
        foreach (var character in counted)
        {
            if (!char.IsAsciiDigit(character))
            {
                return "";
            }

            digits.Append(character);
        }

        return digits.ToString();
    }
}
