//! The published list, and whether it may be signed once more.

use super::{Act, Changed, Former, PublishFault, UrgentFault, UrgentRequest, published_photos};
use super::{unread, urgent};
use crate::publish::EditionFault;
use crate::publish::archive::{read_kept_survey, survey_of};
use crate::publish::folder::{META, inside};
use crate::publish::plan::SITE;
use crate::publish::report::urgent::Told;
use activelist_publication::{
    Digest, List, MAX_META_BYTES, SecretKey, Seen, SiteName, Trust, accept_meta,
};
use std::collections::BTreeMap;

/// What is published now.
pub(super) struct Source<'a> {
    /// The list; none where only a report of it is left.
    pub list: Option<&'a List>,
    /// The site that it is for.
    pub site: Option<SiteName>,
}

/// The published list of a request.
pub(super) fn of<'a>(request: &UrgentRequest<'a>) -> Result<Source<'a>, Vec<PublishFault>> {
    let former = request.former;
    let source = match former {
        Former::Read {
            list,
            snapshot,
            site,
            ..
        } => {
            // A page passes over a record that it cannot read. Written again without it, that person would be lost.
            if list.census.listed() as usize != list.specialists.len() {
                return Err(urgent(UrgentFault::NotWhole));
            }
            if !is_known(request, list, snapshot)? {
                return Err(urgent(UrgentFault::NotKnown));
            }
            Source {
                list: Some(list),
                site: site.clone(),
            }
        }
        Former::Damaged(damaged) => {
            let fault = EditionFault::FormerDamaged(damaged.clone());
            return Err(vec![PublishFault::Edition(fault)]);
        }
        Former::Reported(_) if matches!(request.act, Act::Restore { .. }) => Source {
            list: None,
            site: None,
        },
        Former::None | Former::Reported(_) => return Err(urgent(UrgentFault::NoPublication)),
    };
    if let (Some(key), None, false) = (former.key(), request.key, request.unsigned) {
        return Err(vec![PublishFault::Unsigned(key)]);
    }
    let wanted = request.wanted;
    let id = request.key.and_then(SecretKey::public).map(|key| key.id());
    match id.map_or(Ok(()), |id| wanted.keys.check(id, wanted.new_key)) {
        Err(fault) => Err(vec![PublishFault::Key(fault)]),
        Ok(()) => Ok(source),
    }
}

/// Whether the list is the one that the office published: its signature is good or, where another key is to sign, it is the
/// list of its report.
fn is_known(
    request: &UrgentRequest,
    list: &List,
    snapshot: &[u8],
) -> Result<bool, Vec<PublishFault>> {
    let before = request.former.key();
    let public = request.key.and_then(|key| key.public());
    if let Some(public) = public
        && before == Some(public.id())
    {
        let meta = request.out.read(&inside(SITE, META), MAX_META_BYTES);
        let meta = meta.map_err(unread)?.unwrap_or_default();
        let trust = Trust::signed(public, None);
        return Ok(accept_meta(&meta, &trust, &Seen::default()).is_ok());
    }
    let reported = request.former.report();
    Ok(match reported.filter(|found| found.serial == list.serial) {
        Some(reported) => reported.sha256 == Some(Digest::of(snapshot)),
        // Nobody relies on a list without a signature that gets none.
        None => before.is_none() && request.key.is_none(),
    })
}

impl Source<'_> {
    /// The list as it is, to be changed.
    pub fn unchanged(&self, request: &UrgentRequest) -> Result<Changed, Vec<PublishFault>> {
        let Some(list) = self.list else {
            return Err(urgent(UrgentFault::NoPublication));
        };
        Ok(Changed {
            list: list.clone(),
            left: BTreeMap::new(),
            survey: self.survey(request)?,
            photos: published_photos(),
            told: Told::of(request.act),
            site: self.site.clone(),
        })
    }

    /// The survey of the published list, where it is kept.
    pub fn survey(&self, request: &UrgentRequest) -> Result<Option<Vec<u8>>, Vec<PublishFault>> {
        let kept = read_kept_survey(request.out, request.former).map_err(unread)?;
        match (kept, self.list) {
            (None, Some(list)) => survey_of(request.out, list.serial, None).map_err(unread),
            (kept, _) => Ok(kept),
        }
    }
}
