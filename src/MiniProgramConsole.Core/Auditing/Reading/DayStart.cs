namespace MiniProgramConsole.Core.Auditing.Reading;

/// <summary>When a day begins somewhere. Where the clocks change a day has 23 or 25 hours, and one may begin at another time than midnight.</summary>
public static class DayStart
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>The first moment of a day, UTC.</summary>
    /// <param name="day">The day.</param>
    /// <param name="zone">Where.</param>
    public static DateTime Of(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // Clocks that are put forward at midnight show a later time first.
        while (zone.IsInvalidTime(local))
        {
            local += Step;
        }

        // Clocks that are put back to midnight show it twice: the day has begun with the first, at the greater offset.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        var ticks = Math.Clamp(local.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTime(ticks, DateTimeKind.Utc);
    }
}
