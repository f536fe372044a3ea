namespace MiniProgramConsole.Web.TagHelpers;

/// <summary>What a field tells the control inside it.</summary>
internal sealed record FieldState(string Id, string DescribedBy, bool HasError, string? Rules, bool IsWeighted, bool HasOffers);
