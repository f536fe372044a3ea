using System.Globalization;

namespace MiniProgramConsole.Core.Messages;

/// <summary>Messages and mails use UTC, because their readers' time zone isn't known.</summary>
internal static class MomentText
{
    public static string Of(DateTime at) => at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
