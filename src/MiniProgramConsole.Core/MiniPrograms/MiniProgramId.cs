using System.Text;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>A mini program ID as people bring it back from exports, mails and chats.</summary>
internal static class MiniProgramId
{
    private const string Around = "'’‘\"“”`";

    /// <summary>The digits, whatever script they are in; without apostrophes, quotation marks, blanks and hyphens. A text that is no ID finds none.</summary>
    internal static string Read(string typed)
    {
        var digits = new StringBuilder();
        foreach (var character in PlainCharacters.Of(typed).Where(character => character is not (' ' or '-') && !Around.Contains(character)))
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
