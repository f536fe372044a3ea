
namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>The fields of <see cref="MiniProgramDetails"/> that can be modified later, from top to bottom, by their names.</summary>
public static class DetailsFields
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Modifiable { get; } =
    [
        nameof(MiniProgramDetails.Name), nameof(MiniProgramDetails.Tagline), nameof(MiniProgramDetails.Description),
        nameof(MiniProgramDetails.Logo), nameof(MiniProgramDetails.Industry), nameof(MiniProgramDetails.ContactNumber),
        nameof(MiniProgramDetails.ContactEmail),
    ];

    /// <summary>Whether none of them holds anything.</summary>
    /// <param name="details">The details.</param>
    public static bool IsEmpty(this MiniProgramDetails details) => Modifiable.All(field => string.IsNullOrWhiteSpace(details.Get(field)));

    /// <summary>A field's value.</summary>
    /// <param name="details">The details.</param>
    /// <param name="field">One of <see cref="Modifiable"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such field.</exception>
    public static string? Get(this MiniProgramDetails details, string field) => field switch
    {
        nameof(MiniProgramDetails.Name) => details.Name,
        nameof(MiniProgramDetails.Tagline) => details.Tagline,
        nameof(MiniProgramDetails.Description) => details.Description,
        nameof(MiniProgramDetails.Logo) => details.Logo,
        nameof(MiniProgramDetails.Industry) => details.Industry,
        nameof(MiniProgramDetails.ContactNumber) => details.ContactNumber,
        nameof(MiniProgramDetails.ContactEmail) => details.ContactEmail,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such field."),
    };

    /// <summary>The details with another value in one field.</summary>
    /// <param name="details">The details.</param>
    /// <param name="field">One of <see cref="Modifiable"/>.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such field.</exception>
    public static MiniProgramDetails With(this MiniProgramDetails details, string field, string? value) => field switch
    {
        nameof(MiniProgramDetails.Name) => details with { Name = value },
        nameof(MiniProgramDetails.Tagline) => details with { Tagline = value },
        nameof(MiniProgramDetails.Description) => details with { Description = value },
        nameof(MiniProgramDetails.Logo) => details with { Logo = value },
        nameof(MiniProgramDetails.Industry) => details with { Industry = value },
        nameof(MiniProgramDetails.ContactNumber) => details with { ContactNumber = value },
        nameof(MiniProgramDetails.ContactEmail) => details with { ContactEmail = value },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such field."),
    };
}
