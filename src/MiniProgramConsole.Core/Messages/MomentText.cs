using System.Globalization;

namespace MiniProgramConsole.Core.Messages;

/// <summary>Moments within messages and mails, whose readers' time zone is not known.</summary>
internal static class MomentText
{
    public static string Of(DateTime at) => at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
