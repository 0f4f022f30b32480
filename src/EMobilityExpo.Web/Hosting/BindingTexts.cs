namespace EMobilityExpo.Web.Hosting;

using EMobilityExpo.Application.Localisation;

/// <summary>What model binding says about entries it can not read, in the reader's language; what is required is for the commands to say.</summary>
public static class BindingTexts
{
    public static IMvcBuilder AddBindingTexts(this IMvcBuilder mvc) => mvc.AddMvcOptions(options =>
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var texts = options.ModelBindingMessageProvider;
        texts.SetAttemptedValueIsInvalidAccessor((value, _) => Words.T("Errors.ValueWrong", value));
        texts.SetNonPropertyAttemptedValueIsInvalidAccessor(value => Words.T("Errors.ValueWrong", value));
        texts.SetValueIsInvalidAccessor(value => Words.T("Errors.ValueWrong", value));
        texts.SetUnknownValueIsInvalidAccessor(_ => Words.T("Errors.Invalid"));
        texts.SetNonPropertyUnknownValueIsInvalidAccessor(() => Words.T("Errors.Invalid"));
        texts.SetValueMustBeANumberAccessor(_ => Words.T("Errors.NumberWrong"));
        texts.SetNonPropertyValueMustBeANumberAccessor(() => Words.T("Errors.NumberWrong"));
        texts.SetValueMustNotBeNullAccessor(_ => Words.T("Errors.ValueMissing"));
        texts.SetMissingBindRequiredValueAccessor(_ => Words.T("Errors.ValueMissing"));
        texts.SetMissingKeyOrValueAccessor(() => Words.T("Errors.ValueMissing"));
        texts.SetMissingRequestBodyRequiredValueAccessor(() => Words.T("Errors.ValueMissing"));
    });
}
