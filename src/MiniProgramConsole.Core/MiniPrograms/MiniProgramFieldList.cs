using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>In display order. Validation, conflicts, audit trail, drafts, exports, personal data and autosave follow this list.</summary>
public static class MiniProgramFieldList
{
    public static MiniProgramField LaunchTarget { get; } = new(
        nameof(MiniProgramDetails.LaunchTarget), details => details.LaunchTarget, (details, code) => details with { LaunchTarget = code })
    {
        IsModifiable = false,
        Check = (target, _) => target is null ? new Message("LaunchTarget.Unknown") : null,
        Display = code => LaunchTargetList.Find(code)?.DisplayName.ToString() ?? code,
    };

    public static MiniProgramField Logo { get; } = new(
        nameof(MiniProgramDetails.Logo), details => details.Logo, (details, hash) => details with { Logo = hash })
    {
        Normalize = hash => Hashing.IsHash(hash) ? hash : null,
    };

    public static MiniProgramField Industry { get; } = new(
        nameof(MiniProgramDetails.Industry), details => details.Industry, (details, code) => details with { Industry = code })
    {
        Check = (_, code) => IndustryList.Find(code) is null
            ? new Message(string.IsNullOrEmpty(code) ? "Industry.Required" : "Industry.Unknown")
            : null,
        Display = code => IndustryList.Find(code)?.Name ?? code,
    };

    public static IReadOnlyList<MiniProgramField> All { get; } =
    [
        LaunchTarget,
        Text(
            nameof(MiniProgramDetails.Name),
            details => details.Name,
            (details, text) => details with { Name = text },
            target => target.Name),
        Text(
            nameof(MiniProgramDetails.Tagline), details => details.Tagline, (details, text) => details with { Tagline = text },
            target => target.Tagline),
        Text(
            nameof(MiniProgramDetails.Description), details => details.Description, (details, text) => details with { Description = text },
            target => target.Description),
        Logo,
        Industry,
        new(
            nameof(MiniProgramDetails.ContactNumber), details => details.ContactNumber,
            (details, number) => details with { ContactNumber = number })
        {
            Check = (target, number) => target is null ? null : TextMessages.Of(target.Phone, target.Phone.Check(number)),
            Normalize = TextNormalizer.Normalize,
            Length = target => new TextRule(0, target.Phone.Length),
            ColumnLength = target => target.Phone.Length,
        },
        new(
            nameof(MiniProgramDetails.ContactEmail),
            details => details.ContactEmail,
            (details, email) => details with { ContactEmail = email })
        {
            Check = (target, email) => target is null ? null : TextMessages.Of(target.Email, target.Email.Check(email)),
            Normalize = TextNormalizer.Normalize,
            Length = target => new TextRule(0, target.Email.MaxLength),
            ColumnLength = target => target.Email.MaxLength,
        },
    ];

    public static IReadOnlyList<MiniProgramField> Modifiable { get; } = [.. All.Where(field => field.IsModifiable)];

    public static IReadOnlyList<MiniProgramField> ModifiableText { get; } = [.. Modifiable.Where(field => field != Logo)];

    public static MiniProgramField? Find(string name) => All.FirstOrDefault(field => field.Name == name);

    public static bool IsEmpty(this MiniProgramDetails details) => Modifiable.All(field => string.IsNullOrWhiteSpace(field.Get(details)));

    private static MiniProgramField Text(
        string name, Func<MiniProgramDetails, string?> get, Func<MiniProgramDetails, string?, MiniProgramDetails> with,
        Func<LaunchTarget, TextRule> rule) =>
        new(name, get, with)
        {
            Check = (target, text) => target is null ? null : TextMessages.Of(name, rule(target), rule(target).Check(text)),
            Normalize = TextNormalizer.Normalize,
            Length = rule,
            ColumnLength = target => rule(target).MaxUtf16Length,
        };
}
